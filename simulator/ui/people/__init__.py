"""Who practises: sign-in, profile, PIN, welcome, and a person's progress."""

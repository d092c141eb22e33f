"""Which keys stand where, of which type: the shapes of scenario files, the guidance catalogue and the explanations."""

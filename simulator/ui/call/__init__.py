"""A call from its briefing to the button that looks back, the guided call included."""

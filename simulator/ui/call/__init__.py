"""A call from its briefing to the button that opens the debrief, and the guided call."""

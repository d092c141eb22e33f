"""What a scenario is and how it is played: frozen values, conditions, state encoding, state machine and session."""

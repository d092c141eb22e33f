"""Everything that is heard: player, process, sound, spoken lines, and narration for screen readers."""

"""Looking back: reflection, debrief, replay from a decision, and print."""

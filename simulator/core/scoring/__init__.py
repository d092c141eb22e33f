"""Score, debrief, KPIs, evidence and advice."""

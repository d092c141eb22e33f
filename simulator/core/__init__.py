"""What a scenario, a session and a score are: pure values and pure functions.

The one rule: nothing in here opens a file, reads the clock, draws a random number, logs or knows Qt. What it needs is an
argument, what it returns is a value. Only the standard library is imported. The rooms, lowest first; each imports only from
those above it in this list and from `errors` and `graph`:

    problems   the problems of a file and their registered kinds
    scenario   what a scenario is and how it is played: values, conditions, state machine, session
    training   trainees, attempts, drills and PINs
    guidance   the guidance catalogue: search, coverage, hints in a text
    analysis   the reachable state graph, and the best and worst totals on it
    scoring    score, debrief, figures of a call, comparison, advice
    players    exact statistics of simulated players (Markov chains), the cue audit, the report
    checks     what is proved about a scenario
"""

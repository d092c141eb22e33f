"""Progress that outlives the program: who practises, what was played, every decision in the order it was made.

    progress_store  what others open: one database, divided into the repositories, its backup and what to tell of it
    *_repository    people, attempts, drills, versions: core values go in, core values come out
    database        an open database: short reading and writing sessions, copies, the notice to show
    rows            finding the rows that are to be changed
    attempt_queries attempts with their logs, as core values
    score_queries   all scores of a trainee, counted by the database
    damage          rows that can't be read: left out, and reported once
    journal         the next line of a log, by the shortest way
    pins            what a PIN opens
    restore         a backup, put in the place of the database
    backup          a backup as somebody hands it over: what may be in it, what it holds, its rows
    copies          copies of a file, never written over what belongs to another database
    schema          which version a database has; create, upgrade or refuse it
    sqlite_file     what only SQLite needs: pragmas, the health check, the write-ahead log
    database_file   the file itself: made privately, told from any other, moved aside when it is damaged
    patience        how long a call waits for a server, or for a lock
    faults          the database's errors, put into plain words in one place
    tables          the mapped rows
    migrations      the steps from one version of the tables to the next

The rule: no row, session or SQL leaves this package, and when `record` returns, the decision is on the disk. This package is the
only home of SQLAlchemy and Alembic. It must not read the clock (times are handed in), score anything, or know of Qt.
"""

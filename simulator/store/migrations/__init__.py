"""The steps that bring an older database up to date.

To change the tables: change `tables.py`, add `versions/NNNN_what.py` with the next number and a `down_revision` that names the
one before, set `HEAD` in `schema.py` to the new number, and run the tests: they compare a database made by the steps with one
made from the tables. A step is never changed once it is released, and never imports `tables.py`, which moves on. There are no
steps back: before an upgrade the database is copied.

SQLite alters a table by making it anew (`op.batch_alter_table`). With foreign keys on, that would remove every row that hangs on
the table, so `schema.py` runs the steps with foreign keys off and checks them all before it commits.
"""

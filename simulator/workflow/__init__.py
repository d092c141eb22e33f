"""What people do with First Call, without a window: choose a scenario, practise it, look back.

The one rule: no Qt, no SQL and no YAML in here. This package joins the pure core with the content, store and speech packages,
and is what a window or a terminal drives.
"""

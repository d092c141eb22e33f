"""The command `first-call`: opens the window, and plays and checks scenario files in a terminal.

The one rule: Qt is imported only to open the window, and nothing else that is heavy before it is needed.
"""

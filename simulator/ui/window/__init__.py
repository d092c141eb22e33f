"""The frame of the program: main window, rail, shortcuts, background tasks and errors."""

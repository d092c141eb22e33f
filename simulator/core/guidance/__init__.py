"""The guidance catalogue: principles, what scenarios cover of them, hints and search."""

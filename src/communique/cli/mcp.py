"""`communique mcp`: the archive as tools for language models, over standard input and output."""

import sys

from communique.cli.options import ArchiveOption


def mcp(archive: ArchiveOption = "communique.db") -> None:
    """Answer a language model's questions over standard input and output (Model Context Protocol). It only reads."""
    from communique.errors import AbortRun
    from communique.store.archive import open_archive

    try:
        from communique.serve.mcp.server import make_server
    except ModuleNotFoundError as missing:
        if missing.name != "mcp":
            raise
        raise AbortRun("the tools need the package mcp; install communique[mcp]") from None
    engine = open_archive(archive)
    sys.stderr.write(f"communique: tools over {archive}; waiting for a client on standard input\n")
    make_server(engine).run("stdio")

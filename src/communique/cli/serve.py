"""`communique serve`: the archive as web pages and API, on this machine."""

import logging
from typing import Annotated

import typer

from communique.cli.options import ArchiveOption


def serve(
    archive: ArchiveOption = "communique.db",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8600,
    host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name under which the pages may be asked for.")
    ] = None,
) -> None:
    """Open the archive to people and programs: web pages and an API at http://127.0.0.1:8600, for this machine only."""
    import uvicorn

    from communique.serve.app import make_app
    from communique.serve.options import ServeOptions

    app = make_app(archive, ServeOptions(tuple(host or ())))
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    typer.echo(f"Reading room over {archive}: http://127.0.0.1:{port} (Ctrl-C ends it)")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", server_header=False)

"""`communique serve`: the archive as web pages and API, for this machine, or for others who sign in."""

import logging
import socket
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import ArchiveOption
from communique.cli.users import operator

if TYPE_CHECKING:
    from communique.serve.options import ServeOptions

_CLEAR = "without a certificate passwords cross the network in the clear: give --certificate and --key, or put a proxy before"


@dataclass(frozen=True, slots=True)
class _Https:
    """What speaks https: our own certificate, or a proxy before us."""

    certificate: Path | None
    key: Path | None
    proxy: str | None

    @property
    def told(self) -> dict[str, Any]:
        """As uvicorn takes it. What a proxy tells of the asker is believed of that proxy alone."""
        files = {"ssl_certfile": self.certificate, "ssl_keyfile": self.key} if self.certificate else {}
        return {**files, "proxy_headers": self.proxy is not None, "forwarded_allow_ips": self.proxy or ""}


def serve(
    archive: ArchiveOption = "communique.db",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8600,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen on; another than 127.0.0.1 takes accounts.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name under which the pages may be asked for.")
    ] = None,
    as_: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Who reviews while there are no accounts.")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A certificate (PEM), for https.")
    ] = None,
    key: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Its key.")] = None,
    proxy: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A proxy before us whose word on the asker's address counts.")
    ] = None,
    tools: Annotated[bool, typer.Option("--mcp", help="Also answer language models at /mcp.")] = False,
) -> None:
    """Open the archive to people and programs: web pages and an API at http://127.0.0.1:8600, for this machine only."""
    import uvicorn

    from communique.serve.app import make_app

    options, https = _options(host, tuple(name or ()), as_), _Https(certificate, key, proxy)
    options = replace(options, tools=tools)
    if (certificate is None) != (key is None):
        raise typer.BadParameter("--certificate and --key go together")
    app = make_app(archive, options)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if options.wide and not certificate and not proxy:
        sys.stderr.write(f"{host}: {_CLEAR}\n")
    where = f"{'https' if certificate else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"
    typer.echo(f"Reading room over {archive}: {where} (Ctrl-C ends it)")
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, **https.told)
    finally:
        app.state.read_log.close()


def _options(host: str, names: tuple[str, ...], as_: str | None) -> "ServeOptions":
    from communique.archive.accounts import BadAccount, checked_name
    from communique.serve.options import ServeOptions

    try:
        local = checked_name(as_ or operator())
    except BadAccount as bad:
        if as_:
            raise typer.BadParameter(f"--as {bad}") from None
        local = "local"
    options = ServeOptions(names, host, local)
    own = (host, f"[{host}]", socket.gethostname()) if options.wide else ()
    return ServeOptions((*names, *own), host, local)

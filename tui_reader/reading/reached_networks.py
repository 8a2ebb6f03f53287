"""In which networks the servers lie that this run has asked."""

from tui_reader.address import Network, host, network
from tui_reader.web.page import NotModified, Page


class ReachedNetworks:
    """Where the connections to servers went: a name alone does not tell a page of the own network from a public one."""

    def __init__(self) -> None:
        self._reached: dict[str, Network] = {}

    def note(self, answer: Page | NotModified) -> None:
        """Remember where this answer came from."""
        if answer.network:
            self._reached[host(answer.final_url)] = answer.network

    def of(self, address: str) -> Network:
        """The network of a page; a file and standard input are as foreign as what is public."""
        server = host(address)
        return self._reached.get(server) or (network(server) if server else "public")

"""A bad network between a terminal and the server: connections that are cut, answers that never arrive."""

import socket
import threading


class CuttingProxy:
    """Listens on its own port and passes bytes on to `target_port`, until told to misbehave."""

    def __init__(self, target_port: int) -> None:
        self.target_port = target_port
        self._answers_pass, self._requests_pass = threading.Event(), threading.Event()
        self._answers_pass.set()
        self._requests_pass.set()
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._is_down = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def hold_answers(self) -> None:
        """What the terminal says still reaches the server; what the server says goes nowhere."""
        self._answers_pass.clear()

    def hold_requests(self) -> None:
        """What the terminal says goes nowhere."""
        self._requests_pass.clear()

    def cut(self) -> None:
        """Ends every connection; what was held is lost. New connections work."""
        with self._lock:
            cut, self._sockets = self._sockets, set()
        for one in cut:
            close(one)
        self._answers_pass.set()
        self._requests_pass.set()

    def go_down(self) -> None:
        """No connection, old or new, until `come_up`."""
        self._is_down = True
        self.cut()

    def come_up(self) -> None:
        self._is_down = False

    def close(self) -> None:
        self.go_down()
        close(self._listener)

    def _accept(self) -> None:
        while True:
            try:
                terminal, _ = self._listener.accept()
                if self._is_down:
                    close(terminal)
                    continue
                server = socket.create_connection(("127.0.0.1", self.target_port))
            except OSError:
                if self._listener.fileno() < 0:
                    return
                close(terminal)
                continue
            with self._lock:
                self._sockets |= {terminal, server}
            threading.Thread(target=self._pass_on, args=(terminal, server, self._requests_pass), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(server, terminal, self._answers_pass), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, gate: threading.Event) -> None:
        try:
            while data := source.recv(65536):
                gate.wait()
                target.sendall(data)
        except OSError:
            pass  # Cut, by us or by an end.
        close(source)
        close(target)


def close(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # It never was connected, or the other end was faster.
    one.close()

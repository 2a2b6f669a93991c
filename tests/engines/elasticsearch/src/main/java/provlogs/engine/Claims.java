package provlogs.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Looks at once whether port and folder can be had: the node itself finds out seconds later, in a long trace. */
final class Claims {
  private Claims() {}

  static void port(InetAddress host, int port) throws Refusal {
    try (ServerSocket probe = new ServerSocket()) {
      // As the node does: a port whose old connections linger is free.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new Refusal(
          "Elasticsearch cannot listen on %s:%d (%s): stop what uses that port, or choose another."
              .formatted(host.getHostAddress(), port, e.getMessage()));
    }
  }

  static void folder(Path data) throws Refusal {
    try {
      Files.createDirectories(data);
      try (FileChannel channel =
              FileChannel.open(data.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock == null) {
          throw new Refusal(
              "Another Elasticsearch is using the data folder %s: stop that one, or choose another folder."
                  .formatted(data));
        }
      }
    } catch (IOException e) {
      throw new Refusal("Elasticsearch cannot write to the data folder %s (%s).".formatted(data, reason(e)));
    }
  }

  /** These exceptions say nothing but the path. */
  private static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    return e instanceof AccessDeniedException ? "permission denied" : e.toString();
  }
}

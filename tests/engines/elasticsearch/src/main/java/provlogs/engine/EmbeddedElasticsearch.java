package provlogs.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.elasticsearch.action.admin.cluster.health.ClusterHealthRequest;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.PluginsLoader;

/** Runs one Elasticsearch node in this process until a signal ends it, and says on stdout when it serves. */
public final class EmbeddedElasticsearch {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  // A logger that nobody refers to is collected, and its level with it.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private EmbeddedElasticsearch() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      Options options = Options.parse(args);
      Claims.port("Elasticsearch", HOST, options.port());
      Claims.folder("Elasticsearch", options.data(), "node.lock");
      options.endWithOwner();
      int port = start(options);
      System.out.println("ready http://" + HOST.getHostAddress() + ":" + port);
      System.out.flush();
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (Exception e) {
      e.printStackTrace();
      // After the trace, the one line that a caller shows.
      System.err.println(e.getMessage());
      // Threads of a node that is half started would keep the process alive.
      System.exit(1);
    }
    // All of the node's own threads are daemons.
    Thread.currentThread().join();
  }

  private static int start(Options options) throws IOException, URISyntaxException, NodeValidationException {
    Path home = home();
    configureProcess(home);
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings(home, options), Map.of(), home.resolve("config"), () -> "embedded");
    PluginsLoader plugins =
        PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir()),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir()),
            Map.of(),
            // Exports between modules can only be set up where the server is a named module itself.
            false);
    Node node = new Node(environment, plugins);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
    node.start();
    awaitShards(node);
    return node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort();
  }

  private static Path home() throws URISyntaxException {
    Path jar = Path.of(EmbeddedElasticsearch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return jar.resolveSibling("../home").normalize();
  }

  private static void configureProcess(Path home) {
    // Where libzstd is looked for.
    System.setProperty("es.path.home", home.toString());
    // The vector library is not in the home, and without it all native access, zstd's too, would be given up.
    System.setProperty("org.elasticsearch.nativeaccess.enableVectorLibrary", "false");
    // Otherwise JNA, which JDKs before 21 need for native access, unpacks itself into the user's cache folder.
    System.setProperty("jna.tmpdir", home.toString());
    // Netty's use of Unsafe brings warnings on newer JDKs.
    System.setProperty("io.netty.noUnsafe", "true");
    // Logging has to outlive the shutdown hook that stops the node.
    System.setProperty("log4j.shutdownHookEnabled", "false");
    System.setProperty("log4j2.disable.jmx", "true");
    // Lucene announces there which of its optional speed-ups this JVM lacks: nothing to act on.
    LUCENE.setLevel(Level.SEVERE);
    LogConfigurator.configureESLogging();
  }

  private static Settings settings(Path home, Options options) {
    return Settings.builder()
        .put("path.home", home)
        .put("path.data", options.data())
        .put("cluster.name", "provisioning-logs")
        .put("discovery.type", "single-node")
        .put("network.host", HOST.getHostAddress())
        .put("http.port", options.port())
        .put("transport.port", 0)
        // On a disk that is 90 % full, as a developer's may be, no shard would be allocated.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
  }

  /** After a restart HTTP answers before the shards are open: a search would fail. */
  private static void awaitShards(Node node) {
    TimeValue limit = TimeValue.timeValueSeconds(30);
    ClusterHealthRequest request =
        new ClusterHealthRequest(limit).timeout(limit).waitForYellowStatus().waitForNoInitializingShards(true);
    node.client().admin().cluster().health(request).actionGet();
  }

  private static void stop(Node node) {
    try {
      node.prepareForClose();
      node.close();
      if (!node.awaitClose(10, TimeUnit.SECONDS)) {
        System.err.println("Elasticsearch did not finish its work within 10 s of being asked to stop.");
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("Elasticsearch did not stop cleanly: " + e);
    }
  }
}

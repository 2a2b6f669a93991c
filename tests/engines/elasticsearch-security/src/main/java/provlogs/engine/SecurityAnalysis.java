package provlogs.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * What the index of API keys (`.security`) needs for its analysis: a distribution has it in its module
 * analysis-common, which is not published.
 */
public final class SecurityAnalysis extends Plugin implements AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "pattern_capture", AnalysisPlugin.requiresAnalysisSettings(PatternCapture::new), "unique", Unique::new);
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of(
        "uax_url_email",
        (index, environment, name, settings) -> TokenizerFactory.newFactory(name, UAX29URLEmailTokenizer::new));
  }

  private static final class PatternCapture extends AbstractTokenFilterFactory {
    private final boolean preserveOriginal;
    private final Pattern[] patterns;

    PatternCapture(IndexSettings index, Environment environment, String name, Settings settings) {
      super(name, settings);
      preserveOriginal = settings.getAsBoolean("preserve_original", true);
      patterns = settings.getAsList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new);
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return new PatternCaptureGroupTokenFilter(tokens, preserveOriginal, patterns);
    }
  }

  private static final class Unique extends AbstractTokenFilterFactory {
    Unique(IndexSettings index, Environment environment, String name, Settings settings) {
      super(name, settings);
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return new RemoveDuplicatesTokenFilter(tokens);
    }
  }
}

import { type PluginMeta } from '@grafana/data';
import { initPluginTranslations, LANGUAGES } from '@grafana/i18n';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const DEFAULT_LANGUAGE = 'en-US';

/** Sets i18next up as Grafana does: the copies of @grafana/i18n in the bundle find this one instance. */
export async function initI18n(language: string): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: DEFAULT_LANGUAGE,
    supportedLngs: LANGUAGES.map(({ code }) => code),
    partialBundledLanguages: true,
    resources: {},
    returnEmptyString: false,
  });
  // For @grafana/ui, whose English texts are in its sources.
  await initPluginTranslations('grafana');
}

/** Loads a plugin's texts as Grafana does before the plugin itself: in the user's language, or else in English. */
export async function loadTranslations({ id, translations = {} }: PluginMeta): Promise<void> {
  const [wanted = DEFAULT_LANGUAGE] = i18next.languages;
  const language = wanted in translations ? wanted : DEFAULT_LANGUAGE;
  const file = translations[language];
  if (file === undefined) {
    return;
  }
  const response = await fetch(file);
  if (!response.ok) {
    throw new Error(`${file} could not be loaded (${response.status})`);
  }
  const texts: unknown = await response.json();
  i18next.addResourceBundle(language, id, texts, true, false);
}

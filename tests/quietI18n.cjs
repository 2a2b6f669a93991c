// i18next advertises its makers' product on the console, once.
globalThis.__i18next_supportNoticeShown = true;

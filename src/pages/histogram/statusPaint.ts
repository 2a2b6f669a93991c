import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

import { statusLook, type StatusTone } from '../../records/words';

const PATTERNS = new Map<string, (color: string, ground: string) => string>([
  ['failure', (color, ground) => `repeating-linear-gradient(135deg, ${color} 0 4px, ${ground} 4px 5px)`],
  ['warning', (color, ground) => `repeating-linear-gradient(0deg, ${color} 0 3px, ${ground} 3px 4px)`],
  ['unknown', (color, ground) => `repeating-linear-gradient(90deg, ${color} 0 2px, ${ground} 2px 3px)`],
]);

/** The class of a status's bars: the colour it has everywhere, and a pattern for eyes that tell few colours. */
export function statusPaint(theme: GrafanaTheme2): (status: string) => string {
  const colors: Record<StatusTone, string> = {
    success: theme.colors.success.main,
    error: theme.colors.error.main,
    warning: theme.colors.warning.main,
    neutral: theme.colors.text.secondary,
  };
  return (status) => {
    const color = colors[statusLook(status).tone];
    return css({
      background: PATTERNS.get(status)?.(color, theme.colors.background.primary) ?? color,
      forcedColorAdjust: 'none',
    });
  };
}

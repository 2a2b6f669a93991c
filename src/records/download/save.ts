import { type DownloadedFile } from './download';

/** Milliseconds after which a browser has taken the address over. */
const TAKEN_MS = 60_000;

/** Hands a file to the browser, which asks or saves it as it is set up to. */
export function save({ name, content }: DownloadedFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
}

import { readViews, renamedView, storedText, withoutView, withView } from './savedViews';

const A = { name: 'A', search: '?status=failure' };
const B = { name: 'B', search: '?from=now-7d&to=now' };

describe('stored views', () => {
  it('come back as they were', () => {
    expect(readViews(storedText([A, B]))).toEqual({ views: [A, B], unreadable: 0 });
  });

  it.each([null, undefined])('are none where nothing was stored: %p', (text) => {
    expect(readViews(text)).toEqual({ views: [], unreadable: 0 });
  });

  it('lose what is damaged, and nothing else', () => {
    const damaged = [null, 'A', { name: 'no address' }, { name: ' ', search: '' }, { name: 7, search: '' }, { ...A }];
    expect(readViews(JSON.stringify({ views: [A, ...damaged, B] }))).toEqual({ views: [A, B], unreadable: 6 });
  });

  it.each(['', '{', 'null', '[]', '7', '{"views":{}}', '{"other":[]}'])('are not guessed from %p', (text) => {
    expect(readViews(text)).toEqual({ views: [], unreadable: 'all' });
  });

  it('have names that a screen can show', () => {
    expect(readViews(storedText([{ ...A, name: `  ${'x'.repeat(500)}` }])).views[0]?.name).toBe('x'.repeat(100));
  });
});

describe('a change to the views', () => {
  it('adds one by its name, or puts it in the place of the one of that name', () => {
    expect(withView([B], A)).toEqual([A, B]);
    expect(withView([A, B], { ...A, search: '' })).toEqual([{ ...A, search: '' }, B]);
  });

  it('renames one, but never over another', () => {
    expect(renamedView([A, B], 'A', 'C')).toEqual([B, { ...A, name: 'C' }]);
    expect(renamedView([A, B], 'A', 'B')).toEqual([A, B]);
    expect(renamedView([A, B], 'gone', 'C')).toEqual([A, B]);
  });

  it('takes one away', () => {
    expect(withoutView([A, B], 'A')).toEqual([B]);
  });
});

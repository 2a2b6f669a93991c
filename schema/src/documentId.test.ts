import { documentId } from './documentId.ts';

describe('documentId', () => {
  it('joins tenant and record id, whatever the case of their GUIDs', () => {
    const expected = '8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10:3f0c2f6e-53a1-4a52-9a3b-0c7a5f0e1a01';
    expect(documentId('8d1f6f0a-2f57-4a9c-9f0a-1b6c7d8e9f10', '3f0c2f6e-53a1-4a52-9a3b-0c7a5f0e1a01')).toBe(expected);
    expect(documentId('8D1F6F0A-2F57-4A9C-9F0A-1B6C7D8E9F10', '3F0C2F6E-53A1-4A52-9A3B-0C7A5F0E1A01')).toBe(expected);
  });

  it('keeps the case of ids that are no GUIDs', () => {
    expect(documentId('t', 'Ab')).not.toBe(documentId('t', 'aB'));
  });

  it('marks an unknown tenant', () => {
    expect(documentId(undefined, 'a')).toBe('-:a');
  });

  it('lets no tenant borrow the start of an id', () => {
    expect(documentId('a:b', 'c')).not.toBe(documentId('a', 'b:c'));
  });
});

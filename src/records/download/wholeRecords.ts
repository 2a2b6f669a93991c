/** What a records query asks for whole records with: fewer at a time than a list does, because they are larger. */
export const WHOLE_RECORDS = { columns: ['event.id'], documents: true, limit: 1_000 };

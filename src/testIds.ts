/** What tests find on the screen; where a role and a name do, those are used instead. */
export const testIds = {
  page: {
    container: 'provlogs page',
    newRecords: 'provlogs page new records',
  },
  histogram: {
    plot: 'provlogs histogram plot',
  },
  list: {
    grid: 'provlogs list grid',
    skeleton: 'provlogs list skeleton',
    row: 'provlogs list row',
    cell: (field: string) => `provlogs list cell ${field}`,
    footer: 'provlogs list footer',
  },
  filters: {
    bar: 'provlogs filters bar',
    facet: (field: string) => `provlogs filters facet ${field}`,
  },
  columns: {
    chooser: 'provlogs columns chooser',
  },
  drawer: {
    content: 'provlogs drawer content',
    step: 'provlogs drawer step',
    summaryItem: (label: string) => `provlogs drawer summary ${label}`,
  },
  panel: {
    container: 'provlogs panel',
  },
};

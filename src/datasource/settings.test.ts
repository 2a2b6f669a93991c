import { indexProblem, linkProblem, settingsProblem, urlProblem } from './settings';

describe('urlProblem', () => {
  it.each(['http://localhost:9200', 'https://es.example/prefix', 'https://[::1]:9200'])('accepts %s', (url) => {
    expect(urlProblem(url)).toBeUndefined();
  });

  it.each([
    [undefined, 'Enter the address'],
    ['', 'Enter the address'],
    ['localhost:9200', 'begins with http:// or https://'],
    ['http://', 'begins with http:// or https://'],
    ['file:///etc/passwd', 'begins with http:// or https://'],
    ['<no value>', 'begins with http:// or https://'],
    ['https://elastic:secret@es:9200', 'everybody can read it'],
    ['https://es:9200/?pretty', 'Take blanks'],
    ['https://es:9200/#a', 'Take blanks'],
    ['https://es:9200/', 'Take the slash off'],
  ])('refuses %s', (url, problem) => {
    expect(urlProblem(url)).toContain(problem);
  });

  it('does not repeat a password', () => {
    expect(urlProblem('https://elastic:secret@es:9200')).not.toContain('secret');
  });
});

describe('indexProblem', () => {
  it.each(['provisioning-logs-*', 'a-*,b.c_d-*', 'remote:provisioning-logs-*', '*-logs'])('accepts %s', (index) => {
    expect(indexProblem(index)).toBeUndefined();
  });

  it.each([
    '',
    '*',
    '-logs',
    '_all',
    'a,',
    'a, b',
    'logs/_search',
    '../x',
    'a?b',
    'a#b',
    'A',
    '%2f',
    '<no value>',
    '{{ .X }}',
    'a,-b',
  ])('refuses "%s"', (index) => {
    expect(indexProblem(index)).toBeDefined();
  });
});

describe('settingsProblem', () => {
  it('is undefined once address and index are right', () => {
    expect(settingsProblem({ elasticsearchUrl: 'http://es:9200', index: 'logs-*' })).toBeUndefined();
    expect(settingsProblem({ elasticsearchUrl: 'http://es:9200' })).toContain('index pattern');
  });
});

describe('linkProblem', () => {
  it('accepts no address and web pages, and nothing else', () => {
    for (const url of [undefined, '', 'https://entra.microsoft.com', 'http://kibana:5601/s/iam']) {
      expect(linkProblem(url)).toBeUndefined();
    }
    for (const url of ['kibana', 'javascript:alert(1)', 'https://kibana/?a', 'https://kibana/#a', 'https://']) {
      expect(linkProblem(url)).toContain('Enter a whole address');
    }
  });
});

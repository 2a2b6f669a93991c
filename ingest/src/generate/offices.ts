import type { NonEmpty } from './random.ts';

interface Office {
  name: string;
  street: string;
  city: string;
  postalCode: string;
  /** ISO 3166. */
  country: string;
  dialling: string;
  timeZone: string;
}

export const OFFICES: NonEmpty<Office> = [
  {
    name: 'London 3.12',
    street: '14 Lantern Yard',
    city: 'London',
    postalCode: 'E1 6QL',
    country: 'GB',
    dialling: '+44 20 7946',
    timeZone: 'Europe/London',
  },
  {
    name: 'Berlin Spree 2',
    street: 'Uferstraße 81',
    city: 'Berlin',
    postalCode: '10115',
    country: 'DE',
    dialling: '+49 30 5550',
    timeZone: 'Europe/Berlin',
  },
  {
    name: 'Kraków B',
    street: 'ul. Długa 40',
    city: 'Kraków',
    postalCode: '31-147',
    country: 'PL',
    dialling: '+48 12 555',
    timeZone: 'Europe/Warsaw',
  },
  {
    name: 'Lagos Marina',
    street: '27 Broad Street',
    city: 'Lagos',
    postalCode: '101241',
    country: 'NG',
    dialling: '+234 1 555',
    timeZone: 'Africa/Lagos',
  },
  {
    name: 'Pune Campus 1',
    street: '5 Orchid Road',
    city: 'Pune',
    postalCode: '411014',
    country: 'IN',
    dialling: '+91 20 5550',
    timeZone: 'Asia/Kolkata',
  },
  {
    name: 'Sevilla',
    street: 'Calle del Río 9',
    city: 'Sevilla',
    postalCode: '41001',
    country: 'ES',
    dialling: '+34 955 550',
    timeZone: 'Europe/Madrid',
  },
  {
    name: 'Boston Harbor 7',
    street: '220 Pier Street',
    city: 'Boston',
    postalCode: '02110',
    country: 'US',
    dialling: '+1 617 555',
    timeZone: 'America/New_York',
  },
];

export const DEPARTMENTS: NonEmpty<string> = [
  'Finance',
  'Engineering',
  'Customer Support',
  'Human Resources',
  'Legal & Compliance',
  'Marketing',
  'Sales EMEA',
  'Sales Americas',
  'Research',
  'Information Security',
  'Facilities',
  'Procurement',
  'Data Platform',
];

export const DIVISIONS: NonEmpty<string> = ['Core', 'Growth', 'Operations', 'Corporate', 'Labs'];

export const JOB_TITLES: NonEmpty<string> = [
  'Analyst',
  'Senior Analyst',
  'Software Engineer',
  'Senior Software Engineer',
  'Account Executive',
  'Team Lead',
  'Programme Manager',
  'Support Specialist',
  'Controller',
  'Counsel',
  'Recruiter',
  'Site Reliability Engineer',
  'Director',
  'Coordinator',
  'Solution Architect',
  'Data Scientist',
  'Buyer',
];

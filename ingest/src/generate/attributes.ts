import type { ChangingAttribute, Profile } from './people.ts';

type SourceAttribute = keyof Profile;

/** What the value of a target attribute is made of. */
export interface AttributeMapping {
  target: string;
  source: SourceAttribute;
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const mapping = (pairs: Record<string, SourceAttribute>): readonly AttributeMapping[] =>
  Object.entries(pairs).map(([target, source]) => ({ target, source }));

const SCIM_BASIC = {
  userName: 'userPrincipalName',
  displayName: 'displayName',
  'name.givenName': 'givenName',
  'name.familyName': 'surname',
  'emails[type eq "work"].value': 'mail',
  externalId: 'mailNickname',
  title: 'jobTitle',
  [`${ENTERPRISE}:department`]: 'department',
} as const;

/** Attribute mappings by the kind of target, as an administrator would have them. */
export const MAPPINGS = {
  scimBasic: mapping(SCIM_BASIC),
  scim: mapping({
    ...SCIM_BASIC,
    preferredLanguage: 'language',
    timezone: 'timeZone',
    'addresses[type eq "work"].formatted': 'office',
    'addresses[type eq "work"].streetAddress': 'street',
    'addresses[type eq "work"].locality': 'city',
    'addresses[type eq "work"].postalCode': 'postalCode',
    'addresses[type eq "work"].country': 'country',
    'phoneNumbers[type eq "work"].value': 'telephone',
    [`${ENTERPRISE}:employeeNumber`]: 'employeeId',
    [`${ENTERPRISE}:costCenter`]: 'costCenter',
    [`${ENTERPRISE}:manager`]: 'manager',
  }),
  serviceNow: mapping({
    user_name: 'userPrincipalName',
    name: 'displayName',
    first_name: 'givenName',
    last_name: 'surname',
    email: 'mail',
    employee_number: 'employeeId',
    title: 'jobTitle',
    department: 'department',
    manager: 'manager',
    phone: 'telephone',
    location: 'office',
    city: 'city',
    country: 'country',
    cost_center: 'costCenter',
    preferred_language: 'language',
    time_zone: 'timeZone',
  }),
  salesforce: mapping({
    Username: 'userPrincipalName',
    FirstName: 'givenName',
    LastName: 'surname',
    Email: 'mail',
    Alias: 'mailNickname',
    Department: 'department',
    Title: 'jobTitle',
    Division: 'division',
    EmployeeNumber: 'employeeId',
    Phone: 'telephone',
    Street: 'street',
    City: 'city',
    PostalCode: 'postalCode',
    Country: 'country',
    LanguageLocaleKey: 'language',
    TimeZoneSidKey: 'timeZone',
  }),
  activeDirectory: mapping({
    userPrincipalName: 'userPrincipalName',
    sAMAccountName: 'mailNickname',
    cn: 'displayName',
    givenName: 'givenName',
    sn: 'surname',
    mail: 'mail',
    employeeID: 'employeeId',
    department: 'department',
    division: 'division',
    title: 'jobTitle',
    manager: 'manager',
    physicalDeliveryOfficeName: 'office',
    streetAddress: 'street',
    l: 'city',
    postalCode: 'postalCode',
    co: 'country',
    telephoneNumber: 'telephone',
    extensionAttribute4: 'costCenter',
  }),
  entra: mapping({
    userPrincipalName: 'userPrincipalName',
    displayName: 'displayName',
    givenName: 'givenName',
    surname: 'surname',
    mail: 'mail',
    employeeId: 'employeeId',
    department: 'department',
    jobTitle: 'jobTitle',
    physicalDeliveryOfficeName: 'office',
    city: 'city',
    country: 'country',
    telephoneNumber: 'telephone',
    preferredLanguage: 'language',
  }),
} as const;

export type MappingName = keyof typeof MAPPINGS;

const FOLLOWING_OFFICE: readonly SourceAttribute[] = ['street', 'city', 'postalCode', 'country', 'timeZone'];

/** The rows of a mapping whose target changes when the attribute does; an office brings its address. */
export function affected(rows: readonly AttributeMapping[], attribute: ChangingAttribute): AttributeMapping[] {
  return rows.filter(
    ({ source }) => source === attribute || (attribute === 'office' && FOLLOWING_OFFICE.includes(source))
  );
}

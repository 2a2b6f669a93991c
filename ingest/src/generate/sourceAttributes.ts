import type { JsonObject } from '@provlogs/schema/record';
import type { Profile } from './people.ts';

/** A user as Microsoft Entra ID gives it to a job. */
export function directoryAttributes(profile: Profile, isActive: boolean): JsonObject {
  return {
    objectId: profile.objectId,
    accountEnabled: isActive ? 'True' : 'False',
    userPrincipalName: profile.userPrincipalName,
    displayName: profile.displayName,
    givenName: profile.givenName,
    surname: profile.surname,
    mail: profile.mail,
    mailNickname: profile.mailNickname,
    employeeId: profile.employeeId,
    department: profile.department,
    jobTitle: profile.jobTitle,
    manager: profile.manager,
    physicalDeliveryOfficeName: profile.office,
    city: profile.city,
    country: profile.country,
    telephoneNumber: profile.telephone,
    preferredLanguage: profile.language,
    extensionAttribute4: profile.costCenter,
  };
}

/** A worker as Workday gives it to a job. */
export function workerAttributes(profile: Profile, isActive: boolean): JsonObject {
  return {
    WorkerID: profile.employeeId,
    UserID: profile.mailNickname,
    Active: isActive ? '1' : '0',
    PreferredFirstName: profile.givenName,
    PreferredLastName: profile.surname,
    EmailAddress: profile.mail,
    BusinessTitle: profile.jobTitle,
    SupervisoryOrganization: profile.department,
    Company: `Contoso ${profile.division}`,
    CostCenter: profile.costCenter,
    ManagerID: profile.manager,
    WorkSpace: profile.office,
    AddressLineData: profile.street,
    Municipality: profile.city,
    PostalCode: profile.postalCode,
    CountryReferenceTwoLetter: profile.country,
    PrimaryWorkTelephone: profile.telephone,
  };
}

import { CallerRepository } from './caller.repository.js';
import { Companies } from './companies.js';
import { CompaniesRepository } from './companies.repository.js';
import { ErasePerson } from './erase-person.js';
import { EraseRepository } from './erase.repository.js';
import { ExportPerson } from './export-person.js';
import { ExportRepository } from './export.repository.js';
import { Fields } from './fields.js';
import { PersonFollowers } from './follows-person.js';
import { Identify } from './identify.js';
import { IdentifyRepository } from './identify.repository.js';
import { IntroducePerson } from './introduce-person.js';
import { MergePeople } from './merge-people.js';
import { MergeRepository } from './merge.repository.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleOfMembers } from './people-of-members.js';
import { People } from './people.js';
import { PeopleRepository } from './people.repository.js';
import { RecordedPeople } from './recorded-people.js';
import { RecordedPeopleRepository } from './recorded-people.repository.js';
import { RegistersRepository } from './registers.repository.js';
import { StoredAnswersFollower } from './stored-answers-follower.js';
import { SubClaimsRepository } from './sub-claims.repository.js';
import { UndoMerge } from './undo-merge.js';

/** The half of identity that knows people, beside the one that knows tokens. */
export const peopleProviders = [
  CallerRepository,
  Companies,
  CompaniesRepository,
  ErasePerson,
  EraseRepository,
  ExportPerson,
  ExportRepository,
  Fields,
  Identify,
  IdentifyRepository,
  IntroducePerson,
  MergePeople,
  MergeRepository,
  People,
  PeopleDirectory,
  PeopleOfMembers,
  PeopleRepository,
  PersonFollowers,
  RecordedPeople,
  RecordedPeopleRepository,
  RegistersRepository,
  StoredAnswersFollower,
  SubClaimsRepository,
  UndoMerge,
];

import { PASSWORD, PIN, sandboxCustomers, sandboxStaff } from "./people.ts";
import { staffNumberOf } from "./seed.ts";

/** The sandbox's sign-ins, as lines for the terminal; the codes of staff stand on `/sandbox`. */
export function sandboxSignIns(): string[] {
  return [
    `Password of everybody: ${PASSWORD}   payment PIN: ${PIN}`,
    ...sandboxCustomers.map(({ name, phone, note }) => `  ${phone}  ${name}  ${note}`),
    ...sandboxStaff.map(
      (person) => `  ${staffNumberOf(person)}  ${person.name}  ${person.roles.join(", ")}`,
    ),
  ];
}

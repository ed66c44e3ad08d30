import type { Schemas } from "@jinnang/api-client";
import { useMutation } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";
import type { EnrolValues } from "./enrol-values.ts";

/** Sends what this kind of link sets, and nothing else. */
export function useFinish(props: {
  token: string;
  secret: string;
  enrolment: Schemas["StaffEnrolment"];
  onDone: (staffNumber: string) => void;
}) {
  const { token, secret, enrolment, onDone } = props;
  const { lost, needsCode } = enrolment;
  return useMutation({
    mutationFn: (values: EnrolValues) => {
      const { code, current, password, totpCode, email } = values;
      return take(
        api.POST("/v1/identity/staff/enrolment/finish", {
          body: {
            token,
            totpCode,
            ...(needsCode ? { code } : {}),
            ...(lost === "authenticator" ? { currentPassword: current } : { password }),
            ...(lost === "password" ? {} : { totpSecret: secret }),
            ...(email.trim() ? { email: email.trim() } : {}),
          },
        }),
      );
    },
    onSuccess: (answer) => onDone(answer.staffNumber),
  });
}

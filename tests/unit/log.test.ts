import { describe, expect, it } from "vitest";
import { redact } from "@/lib/log/redact";

const SECRET = "S3cretValue_x-9Q";

describe("redact", () => {
  it.each([
    `{"headers":{"X-Plex-Token":"${SECRET}","Accept":"kept"}}`,
    `{"accessToken":"${SECRET}","name":"kept"}`,
    `{"msg":"body was {\\"authToken\\":\\"${SECRET}\\",\\"name\\":\\"kept\\"}"}`,
    `{"msg":"twice {\\\\\\"authToken\\\\\\":\\\\\\"${SECRET}\\\\\\"} kept"}`,
    `{"url":"http://192.0.2.1:32400/x?X-Plex-Token=${SECRET}&kept=1"}`,
    `{"url":"/photo?url=%2Fx%3FX-Plex-Token%3D${SECRET}%26kept"}`,
    `{"url":"/photo?url=%252Fx%253FX-Plex-Token%253D${SECRET}%2526kept"}`,
    `{"cookie":"marquee.session=${SECRET}; a=${SECRET}","kept":1}`,
    `{"set-cookie":["a=${SECRET}; Path=/","b=${SECRET}"],"kept":1}`,
    `{"authorization":"Bearer ${SECRET}","kept":1}`,
    `{"msg":"Authorization: Bearer ${SECRET}","kept":1}`,
    `{"msg":"Cookie: a=${SECRET}; b=${SECRET}","kept":1}`,
    `{"msg":"got __Secure-marquee.session=${SECRET}; kept"}`,
    `{"msg":"sealed v1.${SECRET}${SECRET}${SECRET} kept"}`,
    `{"msg":"jwt eyJhbGciOiJkaXIi..${SECRET}.${SECRET}.${SECRET} kept"}`,
    `{"msg":"mq_${SECRET}${SECRET}${SECRET}, kept"}`,
    `{"url":"/api/plex/tickets/mqt_${SECRET}${SECRET}.${SECRET}${SECRET}/kept.mkv"}`,
    `{"url":"/sign-in?to=%2Fapi%2Ftickets%2Fmqt_${SECRET}${SECRET}.${SECRET}%2Fkept.mkv"}`,
    `{"err":{"stack":"Error: token: x-plex-token: ${SECRET}\\n at kept"}}`,
  ])("takes the secret out of %s", (line) => {
    const redacted = redact(line);
    expect(redacted).not.toContain(SECRET);
    expect(redacted).toContain("kept");
    expect(() => JSON.parse(redacted)).not.toThrow();
  });

  it.each([
    "http://192.0.2.1:32400/kept",
    "https://192-0-2-1.abc.plex.direct:32400/kept",
    "kept http%3A%2F%2F192.0.2.1%3A32400%2F",
    "kept connect ECONNREFUSED 192.0.2.1:32400",
    "kept 2001:db8::1",
    "kept fe80::192:0:2:1",
    "kept ::1",
    "kept [2001:db8:0:0:192:0:2:1]:32400",
    "kept getaddrinfo ENOTFOUND 192-0-2-1.abc.plex.direct",
  ])("takes the address out of %s", (text) => {
    const redacted = redact(JSON.stringify({ text }));
    expect(redacted).toContain("kept");
    expect(redacted).not.toMatch(/192[.:-]0|2001:|::1|plex\.direct/);
    expect(() => JSON.parse(redacted)).not.toThrow();
  });

  it("leaves the rest as it is", () => {
    const line = `{"level":"info","url":"/library/sections/1/all?type=1","msg":"token refused at 12:34:56","time":"2026-11-23T05:41:34.012Z","version":"1.43.0.10162","at":"/x.js:1:23"}`;
    expect(redact(line)).toBe(line);
  });
});

import { useEffect, useRef, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import styles from "./pay.module.css";
import { readCode } from "./read-code.ts";
import { useText } from "./text.ts";

/** A frame five times a second finds a code quickly and leaves an old phone cool. */
const FRAME_MS = 200;

/** Three ways to a code: the camera, a picture, or its text typed in. */
export function Scanner(props: { onCode: (code: string) => void; initial: string }) {
  const t = useText();
  const [text, setText] = useState(props.initial);
  return (
    <>
      <Camera onCode={props.onCode} />
      <PictureReader onCode={props.onCode} />
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) props.onCode(text.trim());
        }}
      >
        <Field
          label={t("manual")}
          hint={t("manualHint")}
          value={text}
          maxLength={300}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <Button block color="primary" type="submit" disabled={!text.trim()}>
          {t("open")}
        </Button>
      </form>
    </>
  );
}

function Camera(props: { onCode: (code: string) => void }) {
  const t = useText();
  const [state, setState] = useState<"off" | "on" | "refused">("off");
  const video = useCamera(state === "on", () => setState("refused"), props.onCode);
  return (
    <div className={styles.viewfinder}>
      {state === "on" ? (
        <>
          <video ref={video} muted playsInline aria-label={t("scanTitle")} />
          <div className={styles.frame} />
        </>
      ) : (
        <div className={styles.prompt}>
          <p>{t(state === "refused" ? "cameraOff" : "scanTitle")}</p>
          <Button color="primary" onClick={() => setState("on")}>
            {t("startCamera")}
          </Button>
        </div>
      )}
    </div>
  );
}

function useCamera(on: boolean, onRefused: () => void, onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onRefused, onCode });
  handlers.current = { onRefused, onCode };
  useEffect(() => {
    if (!on) return;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    let gone = false;
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      const element = video.current;
      if (gone || !element) return stopStream(stream);
      element.srcObject = stream;
      await element.play();
      timer = setInterval(async () => {
        const code = await readCode(element);
        if (code && !gone) handlers.current.onCode(code);
      }, FRAME_MS);
    };
    // No camera, no permission, or a page that is not secure: the other two ways remain.
    start().catch(() => handlers.current.onRefused());
    return () => {
      gone = true;
      clearInterval(timer);
      stopStream(stream);
    };
  }, [on]);
  return video;
}

function stopStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function PictureReader(props: { onCode: (code: string) => void }) {
  const t = useText();
  const [missing, setMissing] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const code = await createImageBitmap(file)
      .then(readCode)
      .catch(() => undefined);
    setMissing(!code);
    if (code) props.onCode(code);
  };
  return (
    <div>
      <label className={styles.file}>
        {t("image")}
        <input
          type="file"
          accept="image/*"
          aria-label={t("image")}
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
      <p className="error-text" aria-live="polite">
        {missing ? t("noCode") : ""}
      </p>
    </div>
  );
}

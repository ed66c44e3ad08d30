/** Two rising tones, made on the spot: no file to load when money or a customer arrives. */
export function ring(): void {
  const context = new AudioContext();
  const start = context.currentTime;
  for (const [index, hertz] of [784, 1_175].entries()) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const at = start + index * 0.14;
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0.0001, at);
    gain.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.4);
  }
  setTimeout(() => void context.close(), 1_000);
}

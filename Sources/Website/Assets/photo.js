// A face on a page is small: a photo from a telephone is drawn anew at that size before it is sent, which leaves the words of the camera behind as well.
// Without this script, or when it cannot be drawn, it goes as it is and the server says when it is too large.
const largest = 480;
const chosen = document.querySelector("#photo");
chosen?.addEventListener("change", async () => {
  const file = chosen.files[0];
  if (!file) return;
  try {
    const picture = await createImageBitmap(file);
    const part = Math.min(1, largest / Math.min(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * part);
    canvas.height = Math.round(picture.height * part);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!small || chosen.files[0] !== file) return;
    const carrier = new DataTransfer();
    carrier.items.add(new File([small], "foto.jpg", { type: "image/jpeg" }));
    chosen.files = carrier.files;
  } catch {
    // The browser cannot read it; the server says what it takes.
  }
});

curl -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/octet-stream' \
  -H 'X-Goog-Upload-Protocol: raw' \
  -H 'X-Goog-Upload-File-Name: photo.jpg' \
  --data-binary @photo.jpg \
  "http://localhost:8080/v1/uploads"

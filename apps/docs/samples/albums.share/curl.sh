curl -H "Authorization: Bearer $TOKEN" \
  -d '{ "sharedAlbumOptions": { "isCollaborative": true } }' \
  "http://localhost:8080/v1/albums/$ALBUM_ID:share"

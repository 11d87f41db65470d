curl -X PATCH -H "Authorization: Bearer $TOKEN" \
  -d '{ "title": "Iceland, August" }' \
  "http://localhost:8080/v1/albums/$ALBUM_ID?updateMask=title"

curl -X POST -H "Authorization: Bearer $TOKEN" \
  "http://localhost:8080/v1/albums/$ALBUM_ID:unshare"

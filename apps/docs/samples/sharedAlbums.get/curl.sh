curl -H "Authorization: Bearer $TOKEN" \
  "http://localhost:8080/v1/sharedAlbums/$SHARE_TOKEN"

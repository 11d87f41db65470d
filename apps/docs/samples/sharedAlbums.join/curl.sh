curl -H "Authorization: Bearer $TOKEN" \
  -d "{ \"shareToken\": \"$SHARE_TOKEN\" }" \
  "http://localhost:8080/v1/sharedAlbums:join"
